#!/bin/sh
# Serves /guestbook; `/` is answered by cgi-bin/index.cgi.
httpd -f -p 8080 -h /guestbook &
server=$!
# The first process of a container is not ended by a signal that it does not handle.
trap 'kill "$server"' TERM INT
wait "$server"
