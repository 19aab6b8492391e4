#!/bin/sh
# redis COMMAND ARGUMENT...: asks the redis that Maestro's link variables name, prints its answer as it came.

# A ship on 127.0.0.1 is the machine itself, but inside a container 127.0.0.1 is the container. From there the machine's
# published ports are reached at the default gateway (Docker Engine) or at host.docker.internal (Docker Desktop).
redis_hosts() {
  case $REDIS_REDIS_1_HOST in
    127.* | localhost | ::1)
      ip route | awk '/^default/ { print $3 }'
      echo host.docker.internal
      ;;
    *) echo "$REDIS_REDIS_1_HOST" ;;
  esac
}

request() {
  printf '*%d\r\n' $#
  for word in "$@"; do
    printf '$%d\r\n%s\r\n' "${#word}" "$word"
  done
}

redis() {
  for host in $(redis_hosts); do
    answer=$(request "$@" | nc -w 5 "$host" "$REDIS_REDIS_1_CLIENT_PORT" | tr -d '\r')
    case $answer in
      -*) return 1 ;;
      ?*) printf '%s\n' "$answer"; return 0 ;;
    esac
  done
  return 1
}
