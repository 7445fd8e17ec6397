# Prints the parameter users of each form on standard input, a line each.
import sys
from urllib.parse import parse_qs

for form in sys.stdin.buffer:
    [users] = parse_qs(form.decode("ascii").rstrip("\n"), strict_parsing=True, errors="strict")["users"]
    sys.stdout.buffer.write(users.encode() + b"\n")
