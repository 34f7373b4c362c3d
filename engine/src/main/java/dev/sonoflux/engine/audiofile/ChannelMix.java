package dev.sonoflux.engine.audiofile;

/** How the channels of a recording become one. */
public sealed interface ChannelMix {
    /** The mean of all channels. */
    static ChannelMix mean() {
        return new Mean();
    }

    /** One channel alone, counted from 0. */
    static ChannelMix channel(int index) {
        return new Single(index);
    }

    /** The first of the channels that are averaged. */
    int from();

    /** The index after the last of the channels that are averaged. */
    int to(int channels);

    /** The mean of all channels. */
    record Mean() implements ChannelMix {
        @Override
        public int from() {
            return 0;
        }

        @Override
        public int to(int channels) {
            return channels;
        }
    }

    /**
     * One channel alone.
     *
     * @param index which one, counted from 0
     */
    record Single(int index) implements ChannelMix {
        public Single {
            if (index < 0) {
                throw new IllegalArgumentException("channel " + index + " is negative; channels count from 0");
            }
        }

        @Override
        public int from() {
            return index;
        }

        @Override
        public int to(int channels) {
            return index + 1;
        }
    }
}
