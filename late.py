import json,subprocess
L=[]
for sel in ['NOW - number(datetime(user["d"])) / 1000 >= 86400','floor((NOW - number(datetime(user["d"])) / 1000) / 86400) >= 1','(NOW - number(datetime(user["d"])) / 1000) / 86400 >= 1','NOW >= number(datetime(user["d"])) / 1000 + 86400']:
  for k in range(0,1000,37):
    L.append({"selector":sel,"properties":{"d":"2026-01-10T00:30:00"},"now":"2026-01-10T10:00:00.%03dZ"%k})
o=subprocess.run(['/tmp/review3/mixhook','eval'],input='\n'.join(map(json.dumps,L))+'\n',capture_output=True,text=True).stdout.splitlines()
late={}
for l,r in zip(L,o):
    u=json.loads(r)["until"]
    late.setdefault(l["selector"],{}).setdefault(u,[]).append(l["now"][-5:])
for a,b in late.items(): print(a,{k:(len(v),v[0]) for k,v in b.items()})
