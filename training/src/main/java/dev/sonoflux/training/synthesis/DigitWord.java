package dev.sonoflux.training.synthesis;

import static dev.sonoflux.training.synthesis.Phone.AH;
import static dev.sonoflux.training.synthesis.Phone.AO;
import static dev.sonoflux.training.synthesis.Phone.AY;
import static dev.sonoflux.training.synthesis.Phone.AY_GLIDE;
import static dev.sonoflux.training.synthesis.Phone.EH;
import static dev.sonoflux.training.synthesis.Phone.ER;
import static dev.sonoflux.training.synthesis.Phone.EY;
import static dev.sonoflux.training.synthesis.Phone.EY_GLIDE;
import static dev.sonoflux.training.synthesis.Phone.F;
import static dev.sonoflux.training.synthesis.Phone.IH;
import static dev.sonoflux.training.synthesis.Phone.IY;
import static dev.sonoflux.training.synthesis.Phone.K_BURST;
import static dev.sonoflux.training.synthesis.Phone.K_CLOSURE;
import static dev.sonoflux.training.synthesis.Phone.N;
import static dev.sonoflux.training.synthesis.Phone.OW;
import static dev.sonoflux.training.synthesis.Phone.OW_GLIDE;
import static dev.sonoflux.training.synthesis.Phone.R;
import static dev.sonoflux.training.synthesis.Phone.S;
import static dev.sonoflux.training.synthesis.Phone.SCHWA;
import static dev.sonoflux.training.synthesis.Phone.TH;
import static dev.sonoflux.training.synthesis.Phone.T_ASPIRATION;
import static dev.sonoflux.training.synthesis.Phone.T_BURST;
import static dev.sonoflux.training.synthesis.Phone.T_CLOSURE;
import static dev.sonoflux.training.synthesis.Phone.UW;
import static dev.sonoflux.training.synthesis.Phone.UW_FRONT;
import static dev.sonoflux.training.synthesis.Phone.V;
import static dev.sonoflux.training.synthesis.Phone.W;
import static dev.sonoflux.training.synthesis.Phone.Z;

import java.util.List;
import java.util.Random;

/** The words from zero to nine, each in the ways in which it is pronounced. */
enum DigitWord {
    ZERO(List.of(Z, IH, R, OW, OW_GLIDE), List.of(Z, IY, R, OW, OW_GLIDE)),
    ONE(List.of(W, AH, N)),
    TWO(List.of(T_BURST, T_ASPIRATION, UW_FRONT, UW), List.of(T_BURST, T_ASPIRATION, UW_FRONT, UW_FRONT)),
    THREE(List.of(TH, R, IY)),
    FOUR(List.of(F, AO, ER), List.of(F, AO, AO)),
    FIVE(List.of(F, AY, AY_GLIDE, V)),
    SIX(List.of(S, IH, K_CLOSURE, K_BURST, S)),
    SEVEN(List.of(S, EH, V, SCHWA, N), List.of(S, EH, V, N)),
    EIGHT(List.of(EY, EY_GLIDE, T_CLOSURE, T_BURST, T_ASPIRATION), List.of(EY, EY_GLIDE, T_CLOSURE)),
    NINE(List.of(N, AY, AY_GLIDE, N));

    /** How often the usual pronunciation is chosen. */
    private static final double USUAL = 0.75;

    private final List<Phone> usual;
    private final List<Phone> other;

    DigitWord(List<Phone> usual) {
        this(usual, usual);
    }

    DigitWord(List<Phone> usual, List<Phone> other) {
        this.usual = usual;
        this.other = other;
    }

    List<Phone> pronounced(Random random) {
        return random.nextDouble() < USUAL ? usual : other;
    }
}
