package dev.yata.resource.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Describes records by the names that fields have in JSON, and by the null annotations of their components. A component
 * that may be null has the type {@code null} too and may be missing in a request. Every other component is required.
 */
final class RecordSchemas extends ModelResolver {

    private static final PropertyNamingStrategies.NamingBase JSON_NAMES =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    RecordSchemas(ObjectMapper mapper) {
        super(mapper.copy().setPropertyNamingStrategy(JSON_NAMES));
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = super.resolve(type, context, others);
        Class<?> record = _mapper.constructType(type.getType()).getRawClass();
        if (schema != null && record.isRecord()) {
            String reference = schema.get$ref();
            describe(
                    record,
                    reference == null
                            ? schema
                            : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1)));
        }
        return schema;
    }

    private static void describe(Class<?> record, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        model.addType("object");
        Set<String> required = new LinkedHashSet<>(model.getRequired() == null ? List.of() : model.getRequired());
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameOf(component);
            Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (isLeftOutIfNull(component)) {
                property.addExtension(ResponseFields.OPTIONAL, true);
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable && !isOptional(component)) {
                required.add(name);
            } else if (nullable && acceptsNull(component)) {
                model.getProperties().put(name, orNull(property));
            }
        }
        model.setRequired(List.copyOf(required));
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? JSON_NAMES.translate(component.getName()) : renamed.value();
    }

    private static boolean isLeftOutIfNull(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    /** Returns whether the component has a default value, as its annotation says. */
    private static boolean isOptional(RecordComponent component) {
        var schema = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return schema != null && schema.requiredMode() == RequiredMode.NOT_REQUIRED;
    }

    /** Returns whether JSON may have null. A null {@link Optional} is a missing field, and an empty one is a null. */
    private static boolean acceptsNull(RecordComponent component) {
        return component.getType() != Optional.class
                || !AnnotatedElementUtils.isAnnotated(
                        ((AnnotatedParameterizedType) component.getAnnotatedType())
                                .getAnnotatedActualTypeArguments()[0],
                        NotNull.class);
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().typesItem("null")));
        }
        property.addType("null");
        List<Object> values = (List<Object>) property.getEnum();
        if (values != null && !values.contains(null)) {
            values.add(null);
        }
        return property;
    }
}
