# Which Java runs and builds Fupan, and whether the build is current; sourced by deploy/local/up and cli/fupan.

refuse() { echo "$1" >&2; exit 1; }

# Of a JDK's folder. It says so in a file; starting it to ask takes much longer.
major() {
  local version=""
  if [ -f "$1/release" ]; then version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"; fi
  if [ -z "$version" ] && [ -x "$1/bin/java" ]; then
    version="$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')"
  fi
  echo "${version:-0}"
}

is_usable() { [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ "$(major "$1")" -ge 17 ]; }

# The newest kind is preferred because it starts faster; whatever is 17 or later will do.
find_jdk() {
  local candidate version best="" best_version=0
  for candidate in "${JAVA_HOME:-/nonexistent}" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
      "${HOME:-/nonexistent}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_usable "$candidate" || continue
    version="$(major "$candidate")"
    if [ "$version" -eq 25 ]; then echo "$candidate"; return 0; fi
    if [ "$version" -gt "$best_version" ]; then best="$candidate"; best_version="$version"; fi
  done
  if [ -z "$best" ] && command -v java >/dev/null 2>&1; then
    candidate="$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')"
    if is_usable "$candidate"; then best="$candidate"; fi
  fi
  [ -n "$best" ] && echo "$best"
}

require_jdk() {
  jdk="$(find_jdk)" || refuse "There is no JDK 17 or later here: install one, for example with \"apt-get install openjdk-17-jdk-headless\", or set JAVA_HOME."
}

require_maven() {
  command -v mvn >/dev/null 2>&1 ||
    refuse "There is no Maven here: install version 3.8 or later, for example with \"apt-get install maven\"."
}

# Maven with the JDK that it finds by itself; where that is older than 17, or has no compiler, with the one found above.
maven() {
  local own
  own="$(mvn -v 2>/dev/null | sed -n 's/^Java version: .*runtime: //p' || true)"
  if is_usable "$own"; then mvn "$@"; else JAVA_HOME="$jdk" mvn "$@"; fi
}

# Whether no source in these folders was changed since this file was: is_current FILE FOLDER...
is_current() {
  local since="$1" changed
  shift
  [ -f "$since" ] || return 1
  changed="$(find "$@" \( -name target -o -name node_modules -o -name .git -o -name .data -o -path '*/src/test' \) -prune \
      -o -type f \( -name pom.xml -o -path '*/src/*' \) -newer "$since" -print 2>/dev/null | head -n 1 || true)"
  [ -z "$changed" ]
}
