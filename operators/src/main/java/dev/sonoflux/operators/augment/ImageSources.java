package dev.sonoflux.operators.augment;

/**
 * The impulse response of a room by the image-source method (Allen and Berkley, "Image method for efficiently simulating
 * small-room acoustics", JASA 65(4), 1979): every reflection is sound from a mirror image of the speaker, weaker by its
 * distance and by every wall on its way.
 *
 * <p>All walls reflect alike, as much as Eyring's formula says for the reverberation time: {@code 1 − α = exp(−0.161·V/(S·T))},
 * with a reflection coefficient of {@code −√(1 − α)}. The coefficient is negative, so that reflections don't add up at the
 * lowest frequencies, for which Allen and Berkley needed a high-pass filter. As the sound of a box falls more slowly than the
 * formula says, by a sixth or so, the response is made again with the walls corrected by what was {@linkplain
 * ReverberationTime measured}.
 *
 * <p>A reflection that arrives between two samples is put there by a windowed sinc (Peterson, "Simulating the response of
 * multiple microphones to a single acoustic source in a reverberant room", JASA 80(5), 1986).
 *
 * <p>The response begins with the direct sound, at its first sample and as loud as 1: what is heard is as loud and as early as
 * it was, and what the walls add comes after it.
 */
final class ImageSources {
    private static final double METRES_PER_SECOND = 343;
    private static final double EYRING = 0.161;
    /** Samples on either side that a reflection has a share in. */
    private static final int REACH = 8;
    /** Positions between two samples that are told apart. */
    private static final int PHASES = 64;

    private static final double[][] SINC = sincs();

    private final Room room;
    private final int sampleRate;
    private final double direct;
    private final double farthest;
    /** Reflection coefficient to the power of the number of reflections. */
    private final double[] reflected;

    private final double[] response;

    /** @param eyringSeconds what the formula is told for the reverberation time */
    private ImageSources(Room room, int sampleRate, double eyringSeconds) {
        this.room = room;
        this.sampleRate = sampleRate;
        direct = distance(
                room.speaker().x() - room.microphone().x(),
                room.speaker().y() - room.microphone().y(),
                room.speaker().z() - room.microphone().z());
        farthest = direct + METRES_PER_SECOND * room.rt60Seconds();
        response = new double[(int) Math.ceil(room.rt60Seconds() * sampleRate)];
        reflected = powers(-Math.sqrt(StrictMath.exp(-eyringExponent(room, eyringSeconds))), mostReflections());
    }

    /** The response from the direct sound on, for as long as the reverberation time. */
    static double[] response(Room room, int sampleRate) {
        double asked = room.rt60Seconds();
        double[] uncorrected = response(room, sampleRate, asked);
        double measured = ReverberationTime.of(uncorrected, sampleRate);
        return measured > 0 ? response(room, sampleRate, asked * asked / measured) : uncorrected;
    }

    private static double[] response(Room room, int sampleRate, double eyringSeconds) {
        ImageSources images = new ImageSources(room, sampleRate, eyringSeconds);
        images.addAll();
        return images.response;
    }

    private static double eyringExponent(Room room, double seconds) {
        Room.Point s = room.size();
        double volume = s.x() * s.y() * s.z();
        double surface = 2 * (s.x() * s.y() + s.y() * s.z() + s.z() * s.x());
        return EYRING * volume / (surface * seconds);
    }

    private int mostReflections() {
        Room.Point s = room.size();
        return 6 + (int) (farthest / s.x()) + (int) (farthest / s.y()) + (int) (farthest / s.z());
    }

    private static double[] powers(double base, int highest) {
        double[] powers = new double[highest + 1];
        powers[0] = 1;
        for (int i = 1; i <= highest; i++) {
            powers[i] = powers[i - 1] * base;
        }
        return powers;
    }

    /** Images along an axis stand at {@code 2·l·size ± speaker}, behind {@code |l| + |l − u|} walls; u is 1 for minus. */
    private void addAll() {
        Room.Point size = room.size();
        int mostX = mostAlong(size.x());
        int mostY = mostAlong(size.y());
        int mostZ = mostAlong(size.z());
        for (int ix = 2 * -mostX; ix <= 2 * mostX + 1; ix++) {
            double dx =
                    along(ix, size.x(), room.speaker().x()) - room.microphone().x();
            if (Math.abs(dx) > farthest) {
                continue;
            }
            for (int iy = 2 * -mostY; iy <= 2 * mostY + 1; iy++) {
                double dy = along(iy, size.y(), room.speaker().y())
                        - room.microphone().y();
                if (dx * dx + dy * dy > farthest * farthest) {
                    continue;
                }
                for (int iz = 2 * -mostZ; iz <= 2 * mostZ + 1; iz++) {
                    double dz = along(iz, size.z(), room.speaker().z())
                            - room.microphone().z();
                    add(distance(dx, dy, dz), walls(ix) + walls(iy) + walls(iz));
                }
            }
        }
    }

    private int mostAlong(double length) {
        return (int) Math.ceil(farthest / (2 * length)) + 1;
    }

    private static double along(int image, double length, double speaker) {
        int l = Math.floorDiv(image, 2);
        return 2 * l * length + (isMirrored(image) ? -speaker : speaker);
    }

    private static int walls(int image) {
        int l = Math.floorDiv(image, 2);
        return Math.abs(l) + Math.abs(l - (isMirrored(image) ? 1 : 0));
    }

    private static boolean isMirrored(int image) {
        return (image & 1) == 1;
    }

    private void add(double distance, int walls) {
        if (walls == 0) {
            response[0] += 1;
            return;
        }
        if (distance >= farthest) {
            return;
        }
        double amplitude = reflected[walls] * direct / distance;
        double at = (distance - direct) / METRES_PER_SECOND * sampleRate;
        int before = (int) at;
        double[] sinc = SINC[(int) ((at - before) * PHASES)];
        int first = before - REACH + 1;
        for (int i = Math.max(0, -first); i < sinc.length && first + i < response.length; i++) {
            response[first + i] += amplitude * sinc[i];
        }
    }

    private static double distance(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Under a Hann window. */
    private static double[][] sincs() {
        double[][] table = new double[PHASES][2 * REACH];
        for (int phase = 0; phase < PHASES; phase++) {
            for (int i = 0; i < 2 * REACH; i++) {
                double t = i - REACH + 1 - (phase + 0.5) / PHASES;
                double sinc = StrictMath.sin(StrictMath.PI * t) / (StrictMath.PI * t);
                table[phase][i] = sinc * 0.5 * (1 + StrictMath.cos(StrictMath.PI * t / REACH));
            }
        }
        return table;
    }
}
