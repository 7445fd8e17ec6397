#!/usr/bin/env bash
# Makes the container image as a tar: an OCI layout that `docker load` reads too. No daemon, no base image: what Java needs of Debian
# (its C library) and a shell for the launcher come from Debian's packages; the same input gives the same bytes.
#   image.sh TREE VERSION TIME OUTPUT
set -euo pipefail
export LC_ALL=C TZ=UTC

tree=$1 version=$2 time=$3 output=$4
work=$(dirname "$output")/image
packages="libc6 busybox-static base-files"
user=65532

for tool in apt-get dpkg-deb; do
    if ! command -v "$tool" >/dev/null; then
        echo "no container image: it is made of Debian's packages, and there is no $tool here"
        exit
    fi
done
architecture=$(dpkg --print-architecture)

rm -rf "$work" "$output"
mkdir -p "$work"/{packages,debian,java,mixhook,layout/blobs/sha256}

fetch() { (cd "$work/packages" && apt-get -qq -o APT::Sandbox::User=root download $packages); }
if ! fetch 2>/dev/null && ! { apt-get -qq update && fetch; }; then
    echo "no container image: Debian's packages cannot be fetched here"
    exit
fi

# In order, root's, all of one time.
pack() { tar --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --mtime="$time" -C "$@"; }

# 1. Debian: the C library without its character sets, a shell, and the list of packages for those who scan images.
root=$work/debian
mkdir -p "$root"/{dev,etc,proc,project,state,sys,tmp,usr/{bin,lib,lib64,sbin},var/lib/dpkg/status.d}
for folder in bin lib lib64 sbin; do ln -s "usr/$folder" "$root/$folder"; done
for package in $packages; do
    file=$(echo "$work/packages/${package}"_*.deb)
    case $package in
        base-files) parts=(--wildcards './etc/os-release' './usr/lib/os-release' './usr/share/doc/*/copyright') ;;
        *) parts=(--exclude='*/gconv' --exclude=./etc --exclude='./usr/share/[!d]*' --exclude='*/changelog*' --exclude='*/examples') ;;
    esac
    dpkg-deb --fsys-tarfile "$file" | tar -x --keep-directory-symlink -C "$root" "${parts[@]}"
    dpkg-deb --field "$file" >"$root/var/lib/dpkg/status.d/$package"
done
for applet in $("$root/bin/busybox" --list); do
    [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
done
echo "root:x:0:0::/:/bin/sh
mixhook:x:$user:$user::/project:/bin/sh" >"$root/etc/passwd"
echo "root:x:0:
mixhook:x:$user:" >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"

# 2. Java, which seldom changes; 3. mixhook.
mkdir -p "$work"/java/usr/lib/mixhook "$work"/mixhook/usr
cp -a "$tree/lib/mixhook/runtime" "$work/java/usr/lib/mixhook/"
cp -a "$tree"/* "$work/mixhook/usr/"
rm -rf "$work"/mixhook/usr/{lib/mixhook/runtime,bin/mixhook.cmd,share/man,share/bash-completion,share/zsh,share/fish}

blob() { # FILE: moves it among the blobs, and prints its digest
    local digest
    digest=$(sha256sum "$1" | cut -d' ' -f1)
    mv "$1" "$work/layout/blobs/sha256/$digest"
    echo "$digest"
}
size() { stat -c %s "$work/layout/blobs/sha256/$1"; }

# What a file may be is what its kind needs, whatever the umask here is. Who runs the image as another user may write the state, too.
chmod -R u=rwX,go=rX "$work"/{debian,java,mixhook}
chmod 1777 "$root"/{state,tmp}

layers='' diff_ids='' blobs=''
for layer in debian java mixhook; do
    pack "$work/$layer" -cf "$work/$layer.tar" .
    diff_ids+="${diff_ids:+,}\"sha256:$(sha256sum "$work/$layer.tar" | cut -d' ' -f1)\""
    gzip -n "$work/$layer.tar"
    digest=$(blob "$work/$layer.tar.gz")
    layers+="${layers:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:$digest\",\"size\":$(size "$digest")}"
    blobs+="${blobs:+,}\"blobs/sha256/$digest\""
done

revision=$(git -C "$(dirname "$0")" rev-parse HEAD 2>/dev/null || true)
cat >"$work/config" <<JSON
{"created":"$time","architecture":"$architecture","os":"linux",
"config":{"User":"$user:$user","Entrypoint":["mixhook"],"WorkingDir":"/project","Volumes":{"/state":{}},
"Env":["PATH=/usr/bin:/bin","LANG=C.UTF-8","HOME=/tmp","MIXHOOK_STATE=/state"],
"Labels":{"org.opencontainers.image.title":"mixhook","org.opencontainers.image.description":"A local Mixpanel: the side that sends webhooks.",
"org.opencontainers.image.version":"$version","org.opencontainers.image.created":"$time","org.opencontainers.image.revision":"$revision","org.opencontainers.image.licenses":"Apache-2.0"}},
"rootfs":{"type":"layers","diff_ids":[$diff_ids]},
"history":[{"created":"$time","created_by":"Debian: $packages"},{"created":"$time","created_by":"Java: jlink"},{"created":"$time","created_by":"mixhook $version"}]}
JSON
config=$(blob "$work/config")
cat >"$work/manifest" <<JSON
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:$config","size":$(size "$config")},"layers":[$layers]}
JSON
manifest=$(blob "$work/manifest")
echo '{"imageLayoutVersion":"1.0.0"}' >"$work/layout/oci-layout"
cat >"$work/layout/index.json" <<JSON
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",
"digest":"sha256:$manifest","size":$(size "$manifest"),"platform":{"architecture":"$architecture","os":"linux"},
"annotations":{"io.containerd.image.name":"docker.io/library/mixhook:$version","org.opencontainers.image.ref.name":"$version"}}]}
JSON
# What older versions of `docker load` read.
echo "[{\"Config\":\"blobs/sha256/$config\",\"RepoTags\":[\"mixhook:$version\"],\"Layers\":[$blobs]}]" >"$work/layout/manifest.json"
pack "$work/layout" -cf "$output" blobs index.json manifest.json oci-layout
rm -rf "$work"
