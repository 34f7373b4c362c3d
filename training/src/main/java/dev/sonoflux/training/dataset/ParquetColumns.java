package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The columns of a parquet file that say what its recordings are.
 *
 * @param bytes {@code audio}, with nothing but the bytes of the audio files
 * @param path {@code audio}, with nothing but the names of the audio files, where there are any
 * @param label {@code label}, a number or text
 * @param speaker {@code speaker} or {@code speaker_id}, a number or text
 */
record ParquetColumns(Type bytes, Optional<Type> path, Type label, Optional<Type> speaker) {
    private static final String AUDIO = "audio";
    private static final String LABEL = "label";
    private static final List<String> SPEAKER = List.of("speaker", "speaker_id");

    /** @throws SonofluxException if one of those that must be there isn't, or is of another type */
    static ParquetColumns of(Path file, MessageType schema) {
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        Type audio = named(schema, AUDIO)
                .orElseThrow(() -> new SonofluxException(file + " has no column 'audio', but " + names));
        Type label = named(schema, LABEL)
                .orElseThrow(() -> new SonofluxException(file + " has no column 'label', but " + names));
        if (!isText(label) && !isNumber(label)) {
            throw new SonofluxException(file + ", column 'label': " + type(label) + " is neither a number nor text");
        }
        Optional<Type> speaker = SPEAKER.stream()
                .flatMap(name -> named(schema, name).stream())
                .filter(type -> isText(type) || isNumber(type))
                .findFirst();
        if (isBinary(audio)) {
            return new ParquetColumns(audio, Optional.empty(), label, speaker);
        }
        Type bytes = Optional.of(audio)
                .filter(type -> !type.isPrimitive() && type.getRepetition() != Repetition.REPEATED)
                .flatMap(type -> named(type.asGroupType(), "bytes"))
                .filter(ParquetColumns::isBinary)
                .orElseThrow(() -> new SonofluxException(
                        file + ", column 'audio': " + type(audio) + " has no field 'bytes' with audio files"));
        GroupType group = audio.asGroupType();
        Optional<Type> path = named(group, "path").filter(ParquetColumns::isText);
        return new ParquetColumns(group.withNewFields(bytes), path.map(group::withNewFields), label, speaker);
    }

    /** Those that tell everything but the audio. */
    List<Type> withoutBytes() {
        return Stream.of(path, Optional.of(label), speaker)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Type> named(GroupType group, String name) {
        return group.containsField(name) ? Optional.of(group.getType(name)) : Optional.empty();
    }

    private static boolean isBinary(Type type) {
        return type.isPrimitive()
                && type.getRepetition() != Repetition.REPEATED
                && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    static boolean isText(Type type) {
        return isBinary(type);
    }

    static boolean isNumber(Type type) {
        if (!type.isPrimitive() || type.getRepetition() == Repetition.REPEATED) {
            return false;
        }
        PrimitiveTypeName name = type.asPrimitiveType().getPrimitiveTypeName();
        return name == PrimitiveTypeName.INT32 || name == PrimitiveTypeName.INT64;
    }

    private static String type(Type type) {
        return "'" + type.toString().lines().findFirst().orElse("").strip() + "'";
    }
}
