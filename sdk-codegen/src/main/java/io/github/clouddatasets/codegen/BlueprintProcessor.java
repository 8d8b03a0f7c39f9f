package io.github.clouddatasets.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Writes {@code PackageBlueprints} for each package in which records marked {@code @Decoded} are compiled. */
@SupportedAnnotationTypes(BlueprintProcessor.MARK)
public final class BlueprintProcessor extends AbstractProcessor {

    static final String MARK = "io.github.clouddatasets.core.spi.value.Decoded";

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<PackageElement> rooms = new LinkedHashSet<>();
        for (TypeElement annotation : annotations) {
            for (Element marked : round.getElementsAnnotatedWith(annotation)) {
                rooms.add(processingEnv.getElementUtils().getPackageOf(marked));
            }
        }
        rooms.forEach(this::write);
        return false;
    }

    /** All marked records of the package count, those too that an earlier compilation has compiled. */
    private void write(PackageElement room) {
        TreeMap<String, TypeElement> types = new TreeMap<>();
        collect(room, types);
        WireTypes wire = new WireTypes(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
        BlueprintSource source = new BlueprintSource(room.getQualifiedName().toString(), wire);
        for (TypeElement type : types.values()) {
            try {
                source.add(type);
            } catch (NotUnderstood e) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage(), e.place());
            }
        }
        String name = room.getQualifiedName() + "." + BlueprintSource.NAME;
        try (Writer file = processingEnv
                .getFiler()
                .createSourceFile(name, types.values().toArray(Element[]::new))
                .openWriter()) {
            file.write(source.text());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static void collect(Element place, Map<String, TypeElement> found) {
        for (Element member : place.getEnclosedElements()) {
            if (member instanceof TypeElement type) {
                if (type.getKind() == ElementKind.RECORD && (WireTypes.isMarked(type) || WireTypes.isOpenEnum(type))) {
                    found.put(type.getQualifiedName().toString(), type);
                }
                collect(type, found);
            }
        }
    }
}
