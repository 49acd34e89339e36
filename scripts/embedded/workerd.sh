#!/bin/sh
# Starts workerd so that it does not outlive the Node process that started it, even when that one
# is killed: the kernel ends it. Where setpriv is missing, the lock file of the data folder names it.
if command -v setpriv >/dev/null 2>&1; then
  exec setpriv --pdeathsig KILL -- "$ANWEN_WORKERD" "$@"
fi
exec "$ANWEN_WORKERD" "$@"
