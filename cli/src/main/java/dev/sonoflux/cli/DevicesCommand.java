package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.microphone.CaptureDevice;
import dev.sonoflux.engine.microphone.CaptureDevices;
import dev.sonoflux.engine.microphone.LevelCheck;
import dev.sonoflux.engine.microphone.MicrophoneConfig;
import dev.sonoflux.engine.microphone.MicrophoneSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the microphones. */
@Command(
        name = "devices",
        description = "Lists the microphones, with what a pipeline may call them and the formats that they offer.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit status: 0 there are some; 1 there are none, or with --probe none of them works."})
final class DevicesCommand implements Callable<Integer> {
    private static final Duration PROBE_LENGTH = Duration.ofSeconds(1);

    @Spec
    private CommandSpec command;

    @Option(names = "--probe", description = "Listen to each for a second, and say how loud it is or what is wrong.")
    private boolean probe;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<CaptureDevice> devices = CaptureDevices.list();
        if (devices.isEmpty()) {
            throw new SonofluxException(
                    "there is no microphone: Java Sound finds no capture device; plug one in, or start the"
                            + " sound server (pulseaudio, pipewire) and see that this user may record; a recording needs none:"
                            + " sonoflux run --input FILE");
        }
        boolean works = !probe;
        for (CaptureDevice device : devices) {
            out.println(device.index() + "  " + device.name() + (device.isDefault() ? "  (default)" : ""));
            out.println("   " + device.description());
            out.println("   " + device.formats());
            if (probe) {
                LevelCheck check = LevelCheck.of(
                        MicrophoneSource.of(MicrophoneConfig.ofDefaults().withDevice(String.valueOf(device.index()))),
                        PROBE_LENGTH);
                works |= check.problem().isEmpty();
                out.println("   " + describe(check));
            }
            out.flush();
        }
        return works ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static String describe(LevelCheck check) {
        if (check.problem().isPresent()) {
            return "does not work: " + check.problem().get();
        }
        PcmFormat format = check.format().orElseThrow();
        String opened = format.sampleRate() + " Hz, channels " + format.channels() + ", "
                + format.encoding().label() + ": ";
        return opened
                + (check.isDigitalSilence()
                        ? "only zeros, not even noise; is it muted, or is nothing connected to it?"
                        : String.format(
                                Locale.ROOT, "level %.1f dBFS, peak %.1f dBFS", dbfs(check.rms()), dbfs(check.peak())));
    }

    private static double dbfs(double amplitude) {
        return 20 * Math.log10(amplitude);
    }
}
