#!/usr/bin/env bash
# Makes demo/digits.wav: digits spoken by synthetic voices of flite and espeak-ng, 8 kHz, with a little noise in between.
# Needs espeak-ng, flite and sox. What was spoken stands in demo/digits.txt.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

words=(zero one two three four five six seven eight nine)
: >digits.txt
count=0

speak() { # voice digit
  local file
  file=$work/$(printf '%03d' "$count").wav
  case $1 in
    espeak:*) espeak-ng -v "${1#espeak:}" -s 130 -w "$work/raw.wav" "${words[$2]}" ;;
    flite:*) flite -voice "${1#flite:}" -t "${words[$2]}" -o "$work/raw.wav" ;;
  esac
  # Trim the silence around the word, bring it to one level, and leave 0.7 s before and after it.
  sox -D "$work/raw.wav" -r 8000 -c 1 -b 16 "$file" silence 1 0.01 0.3% reverse silence 1 0.01 0.3% reverse gain -n -6 pad 0.7 0.7
  printf '%s %s\n' "$2" "$1" >>digits.txt
  count=$((count + 1))
}

for digit in 3 1 4 0 5; do speak flite:awb "$digit"; done
for digit in 9 2 6 7 8; do speak flite:rms "$digit"; done
for digit in 2 7 1 8; do speak espeak:en-us+f2 "$digit"; done

sox -D "$work"/0*.wav "$work/speech.wav"
# -R: the same noise every time.
sox -R -D -n -r 8000 -c 1 -b 16 "$work/noise.wav" synth "$(soxi -D "$work/speech.wav")" whitenoise vol 0.003
sox -D -m -v 1 "$work/speech.wav" -v 1 "$work/noise.wav" -b 16 digits.wav
