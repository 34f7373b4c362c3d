package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.SonofluxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the device that is meant: by its exact name, by its index, or by a part of its name. */
final class DeviceSelection {
    private DeviceSelection() {}

    static CaptureDevice select(List<CaptureDevice> devices, String wanted) {
        if (devices.isEmpty()) {
            throw new SonofluxException(
                    "there is no microphone: Java Sound finds no capture device; plug one in, or start"
                            + " the sound server; 'sonoflux devices' shows what there is");
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Predicate<CaptureDevice>> ways = List.of(
                device -> wanted.equals(MicrophoneConfig.DEFAULT_DEVICE) && device.isDefault(),
                device -> device.name().equals(wanted),
                device -> device.name().equalsIgnoreCase(wanted),
                device -> String.valueOf(device.index()).equals(wanted),
                device -> device.name().toLowerCase(Locale.ROOT).contains(lower));
        for (Predicate<CaptureDevice> way : ways) {
            List<CaptureDevice> found = devices.stream().filter(way).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            if (found.size() > 1) {
                throw new SonofluxException("several microphones are called '" + wanted + "': " + list(found)
                        + "; give more of the name, or the index");
            }
        }
        throw new SonofluxException("there is no microphone '" + wanted + "'; there are " + list(devices)
                + "; give a name, a part of one, or an index");
    }

    private static String list(List<CaptureDevice> devices) {
        return devices.stream()
                .map(device -> device.index() + " '" + device.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
