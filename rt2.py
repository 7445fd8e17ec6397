exec(open('/tmp/r3w/rt.py').read().split('errs=')[0].split("E1=")[0])
o=subprocess.run(['/tmp/review3/mixhook','eval'],input='\n'.join(json.dumps({"selector":e,"parse":True}) for e in ex)+'\n',capture_output=True,text=True).stdout.splitlines()
ins=[]
for l in o:
    i=l.rindex(',"text":'); ins.append('{"selector":'+l[len('{"tree":'):i]+',"parse":true}')
o2=subprocess.run(['/tmp/review3/mixhook','eval'],input='\n'.join(ins)+'\n',capture_output=True,text=True).stdout.splitlines()
print(len(o),len(o2),sum(a!=b for a,b in zip(o,o2)))
