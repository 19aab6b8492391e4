#!/usr/bin/env bash
# What OutsideWorld.cs does, for builds whose work is a program.
exec 3<>"/dev/tcp/${E2E_CALL/://}"
printf '{"Project":"sh","Endpoint":"%s","Reached":true}\n' "${!E2E_VARIABLE}" >&3
read -r verdict <&3
[[ $verdict == pass ]]
