package dev.sonoflux.testkit.junit;

import dev.sonoflux.testkit.source.Rechunking;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** The invocations of a {@link RechunkedTest}. */
final class RechunkedInvocations implements TestTemplateInvocationContextProvider {
    private static final Namespace NAMESPACE = Namespace.create(RechunkedInvocations.class);

    /** Into which frames this invocation cuts streams, if it does. */
    static Optional<Rechunking> rechunking(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Rechunking.class, Rechunking.class));
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(RechunkedTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        RechunkedTest test = context.getRequiredTestMethod().getAnnotation(RechunkedTest.class);
        return Stream.concat(
                        Arrays.stream(test.sizes()).mapToObj(Rechunking::ofSize),
                        Arrays.stream(test.seeds()).mapToObj(seed -> Rechunking.ofRandomSizes(test.longest(), seed)))
                .map(Invocation::new);
    }

    private record Invocation(Rechunking rechunking)
            implements TestTemplateInvocationContext, BeforeEachCallback, ParameterResolver {
        @Override
        public String getDisplayName(int index) {
            return rechunking.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            context.getStore(NAMESPACE).put(Rechunking.class, rechunking);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Rechunking.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return rechunking;
        }
    }
}
