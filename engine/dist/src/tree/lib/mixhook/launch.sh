# What a launcher says to Java; sh reads it by `.`, that of a package and the one beside the sources.

say() { printf '%s\n' "$*" >&2; }

# How much memory Java may take: three quarters of the machine's, or of the container's; MIXHOOK_HEAP says otherwise, as 4g, 512m or 50%.
# -Xmx in JAVA_TOOL_OPTIONS goes before the share. Without a word of the user's it stays below the 32 GB from which on
# each reference takes twice the memory, and what was loaded beforehand cannot be used.
memory() {
    heap=${MIXHOOK_HEAP:-}
    case $heap in
        '')
            echo -XX:MaxRAMPercentage=75
            case ${JAVA_TOOL_OPTIONS:-} in *-Xmx*) ;; *) echo -XX:+UseCompressedOops ;; esac
            ;;
        [1-9]% | [1-9][0-9]% | 100%) echo "-XX:MaxRAMPercentage=${heap%\%}" ;;
        *)
            if is_amount "$heap"; then
                echo "-Xmx$heap"
            else
                say "MIXHOOK_HEAP=$heap: not an amount of memory. Write 4g, or 512m (at least 20m), or a share of the machine's such as 50%."
                return 1
            fi
            ;;
    esac
}

# Whether it is 1g to 9999g, or 20m to 9999999m.
is_amount() {
    case ${1%?} in '' | 0* | *[!0-9]* | ????????*) return 1 ;; esac
    case $1 in
        *[gG]) [ "${#1}" -le 5 ] ;;
        *[mM]) [ "${1%?}" -ge 20 ] ;;
        *) return 1 ;;
    esac
}

# Whether no file is above 8 MB that is named, or lies in a folder that is.
is_small() {
    for path in "$@"; do
        if [ -e "$path" ] && [ -n "$(find -L "$path" -type f -size +8192k -print -quit)" ]; then
            return 1
        fi
    done
}

# Whether a person watches standard error, on a terminal that can draw over a line.
is_watched() { [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; }

# Tells whether standard output is a terminal: only there may a line be broken to fit, what goes to a file is one line a thing. And how
# wide the terminal is; what goes to a file is 80 wide at most, wherever it is made.
export_screen() {
    if [ -t 1 ]; then export MIXHOOK_SCREEN=yes; fi
    if ! [ -t 2 ] || [ -n "${COLUMNS:-}" ]; then return; fi
    size=$(stty size <&2 2>/dev/null) || return 0
    columns=${size#* }
    case $columns in '' | [!1-9] | *[!0-9]*) return ;; esac
    if ! [ -t 1 ] && [ "$columns" -gt 80 ]; then columns=80; fi
    export COLUMNS="$columns"
}

# Java's options whatever the command line is, as words without blanks.
java_options() {
    share=$(memory) || return
    echo "-XX:+UseSerialGC -Xss16m -Xlog:aot=off -Xlog:cds=off $share"
}

# Those that a command line brings.
more_options() {
    # Java's second compiler takes more time than it saves where little is to be done: a third of a start's.
    case ${1:-} in
        run | ingest | receive | generate) ;;
        *) if is_small "$@"; then echo -XX:TieredStopAtLevel=1; fi ;;
    esac
    if is_watched; then echo -Dmixhook.watched=true; fi
}
