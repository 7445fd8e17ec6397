#!/usr/bin/env bash
# How far MemoryEstimate is from the truth: for made-up data of four shapes, the memory that a command says it expects, and the
# smallest heap with which it comes to its end. A table, in a quarter of an hour on two cores. Run it from the project's folder, after ./mixhook --version.
#   bash engine/src/test/heap/measure.sh [FOLDER [SCALE]]
set -euo pipefail
folder=${1:-$(mktemp -d)} scale=${2:-1}
jar=$PWD/engine/target/mixhook.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
export LC_ALL=C

campaign() { # FOLDER NAME TARGET
    mkdir -p "$1/campaigns"
    printf 'campaign: %s\nwebhook: {url: "http://localhost:1/x"}\ntarget: %s\nschedule: asap\n' "$2" "$3" >"$1/campaigns/$2.yaml"
}

# People, events a person, updates a person, what else a profile holds.
data() { # FOLDER PEOPLE EVENTS UPDATES FILLING
    mkdir -p "$1"
    awk -v people="$2" -v events="$3" -v updates="$4" -v filling="$5" -v folder="$1" 'BEGIN {
        srand(1)
        split("View Page,Login,Search,View Item,Add to Cart,Purchase,Open Mail,Share,Comment,Rate", names, ",")
        for (i = 0; i < filling; i++) text = text "x"
        for (p = 0; p < people; p++) {
            printf "{\"$distinct_id\": \"user-%07d\", \"$properties\": {\"plan\": \"%s\", \"points\": %d, \"note\": \"%s\"}}\n", p, (p % 3 ? "free" : "pro"), p % 2000, text > (folder "/profiles.jsonl")
            for (u = 0; u < updates; u++)
                printf "{\"$distinct_id\": \"user-%07d\", \"$time\": %d, \"$set\": {\"points\": %d}}\n", p, 1767225600 + u * 86400 + p % 86400, u > (folder "/profiles-updates.jsonl")
        }
        n = people * events
        for (e = 0; e < n; e++)
            printf "{\"event\": \"%s\", \"properties\": {\"time\": %d, \"distinct_id\": \"user-%07d\", \"$insert_id\": \"%08x\", \"amount\": %d, \"item\": \"item-%d\"}}\n", names[1 + int(10 * rand() * rand())], 1759449600 + int(e * 7776000 / n), int(rand() * people), e, int(100 * rand()), int(5000 * rand()) > (folder "/events.jsonl")
    }'
}

# Whether the command comes to its end with so many megabytes, in four times the CPU that it takes with many.
ends() { # FOLDER MEGABYTES SECONDS COMMAND…
    local data=$1 heap=$2 seconds=$3
    shift 3
    (ulimit -t "$seconds" && "$java" -XX:+UseSerialGC -Xss16m "-Xmx${heap}m" -jar "$jar" "$1" "$data" --any-size "${@:2}") >/dev/null 2>&1
}

measure() { # NAME FOLDER COMMAND…
    local name=$1 data=$2 expected low high middle
    shift 2
    # With little memory the expectation is told for certain.
    expected=$("$java" -XX:+UseSerialGC -Xss16m -Xmx24m -jar "$jar" check "$data" 2>&1 \
        | sed -nE 's/^  needed +about ([0-9]+) MB:.*/\1/p' || true)
    low=$((expected / 4)) high=$((expected * 3))
    while [ $((high - low)) -gt $((low / 16 + 2)) ]; do
        middle=$(((low + high) / 2))
        if ends "$data" "$middle" 30 "$@"; then high=$middle; else low=$middle; fi
    done
    printf '%-10s %-10s expected %5d MB   smallest heap %5d MB   %4d%%\n' \
        "$name" "$1" "$expected" "$high" $((100 * expected / high))
}

if [ ! -d "$folder/updates" ]; then
    data "$folder/events" $((20000 * scale)) 100 0 60
    mkdir -p "$folder/files"
    cp "$folder/events/profiles.jsonl" "$folder/files"
    split -n l/8 -d --additional-suffix=.jsonl "$folder/events/events.jsonl" "$folder/files/events-"
    campaign "$folder/files" buyers '{all: [{did: Purchase, at_least: 3, within: 30 days}, {did_not: Login, within: 21 days}]}'
    campaign "$folder/events" buyers '{all: [{did: Purchase, at_least: 3, within: 30 days}, {did_not: Login, within: 21 days}]}'
    data "$folder/people" $((300000 * scale)) 2 0 400
    campaign "$folder/people" active '{did: $any_event, at_least: 1, within: 30 days, where: {property: item, is: item-7}}'
    data "$folder/updates" $((100000 * scale)) 5 5 200
    campaign "$folder/updates" pro '{property: plan, is: pro}'
    campaign "$folder/updates" carts '{did: Add to Cart, at_least: 2, within: 30 days, where: {property: amount, more_than: 50}}'
fi
for shape in events files people updates; do
    measure "$shape" "$folder/$shape" check
done
