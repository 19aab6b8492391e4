#!/bin/sh
# The guestbook: GET shows who has signed, POST signs with the form's field `name`.
# shellcheck disable=SC1091 # the path is the image's
. /guestbook/redis.sh

reply() {
  printf 'Status: %s\r\nContent-Type: text/html; charset=utf-8\r\n' "$1"
  shift
  printf '%s\r\n' "$@" ''
}

page() {
  reply "$1"
  cat <<END
<!DOCTYPE html>
<html lang="en">
<title>Guestbook</title>
<h1>Guestbook</h1>
$2
<p>Served by $CONTAINER_NAME.</p>
</html>
END
}

escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }

sign() {
  body=$(head -c "${CONTENT_LENGTH:-0}" | head -c 1000)
  name=$(printf '%s' "$body" | tr '&' '\n' | sed -n 's/^name=//p' | head -n 1)
  name=$(httpd -d "$name" | tr -d '\000-\037' | cut -c 1-80)
  if [ -z "$name" ]; then
    page '400 Bad Request' '<p>Who are you? The field <code>name</code> is empty.</p>'
  elif redis RPUSH guestbook "$name" >/dev/null; then
    reply '303 See Other' 'Location: /'
  else
    page '503 Service Unavailable' '<p>Redis does not answer.</p>'
  fi
}

show() {
  # An array in redis's answer: its length, then for each entry a line with the length and a line with the text.
  if entries=$(redis LRANGE guestbook 0 -1); then
    list=$(printf '%s\n' "$entries" | awk 'NR % 2 == 1 && NR > 1' | escape | sed 's,.*,<li>&</li>,')
    page '200 OK' "<ul>$list</ul>
<form method=\"post\" action=\"/\"><input name=\"name\" placeholder=\"Your name\"> <button>Sign</button></form>"
  else
    page '503 Service Unavailable' '<p>Redis does not answer.</p>'
  fi
}

case $REQUEST_METHOD in
  POST) sign ;;
  *) show ;;
esac
