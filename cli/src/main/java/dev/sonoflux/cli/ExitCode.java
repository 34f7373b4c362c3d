package dev.sonoflux.cli;

/** What a command's exit status says. */
final class ExitCode {
    static final int OK = 0;
    /** Something failed while it ran; what was done before that is kept. */
    static final int FAILURE = 1;
    /** The command line, a specification or a bundle is wrong; nothing was done. */
    static final int USAGE = 2;
    /** A defect of Sonoflux itself (EX_SOFTWARE of sysexits.h). */
    static final int DEFECT = 70;

    private ExitCode() {}
}
