#!/bin/sh
# Makes models/digits again: the synthetic voices, the parts of speech and noise that it learns from, and the model.
#
#   models/digits/make.sh FSDD SPEECH WORDS NOISE WORK OUT
#
# FSDD    the Free Spoken Digit Dataset: ./sonoflux dataset fetch fsdd
# SPEECH  recordings of continuous speech; every fifth is left for measuring false alarms
# WORDS   recordings of other words
# NOISE   recordings of noise; every fifth is left for measuring
# WORK    a folder to work in; training goes on there after it was killed
# OUT     the bundle to write
#
# Needs espeak-ng and flite (Debian: apt-get install espeak-ng flite). About half an hour on two cores.
set -eu
if [ $# -ne 6 ]; then
  sed -n '2,13s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
home=$(cd "$here/../.." && pwd)
fsdd=$(realpath "$1"); speech=$(realpath "$2"); words=$(realpath "$3"); noise=$(realpath "$4")
mkdir -p "$5"
work=$(realpath "$5")
out=$(realpath -m "$6")

# every_fifth FROM LEARNED KEPT: links to the files of a folder, every fifth of them apart.
every_fifth() {
  rm -rf "$2" "$3"
  mkdir -p "$2" "$3"
  n=0
  find "$1" -name '*.wav' | LC_ALL=C sort | while read -r file; do
    n=$((n + 1))
    if [ $((n % 5)) -eq 0 ]; then ln -s "$file" "$3"; else ln -s "$file" "$2"; fi
  done
}

voices() {
  mkdir -p "$work/voicesA"
  tail -n +2 "$here/voices.csv" | while IFS=, read -r speaker take program voice pitch speed; do
    digit=0
    for word in zero one two three four five six seven eight nine; do
      file="$work/voicesA/${digit}_${speaker}_${take}.wav"
      if [ "$program" = flite ]; then
        flite -voice "$voice" --setf duration_stretch="$speed" --setf int_f0_target_mean="$pitch" -t "$word" -o "$file"
      else
        espeak-ng -v "$voice" -p "$pitch" -s "$speed" -w "$file" "$word"
      fi
      digit=$((digit + 1))
    done
  done
  "$home/sonoflux" dataset synth --speakers 120 --takes 1 --seed 3 --replace --out "$work/formants"
  cp "$work"/formants/*.wav "$work/voicesA"
}

every_fifth "$speech" "$work/speech-train" "$work/speech-test"
every_fifth "$noise" "$work/noise-train" "$work/noise-test"
voices
ln -sfn "$fsdd" "$work/fsdd"
ln -sfn "$words" "$work/words"
cd "$work"
exec "$home/sonoflux" train --arch embedding --data fsdd --also voicesA --unknown speech-train words --background noise-train \
  --unknown-ratio 3 --background-ratio 1.5 --augment "$here/augmentation.yaml" --copies 8 --epochs 8 --lr 0.002 \
  --checkpoints checkpoints --test --out "$out"
