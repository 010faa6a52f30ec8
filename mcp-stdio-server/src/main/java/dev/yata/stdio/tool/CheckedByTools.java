package dev.yata.stdio.tool;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.util.Map;

/**
 * Passes everything: tools check their arguments themselves, with better words than a schema validator has, and tests
 * hold results against their schemas. Keeps a validator's classes out of the start.
 */
public final class CheckedByTools implements JsonSchemaValidator {

    private static final ValidationResponse VALID = ValidationResponse.asValid("");

    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
        return VALID;
    }

    @Override
    public void assertConforms(String name, Map<String, Object> schema) {}

    @Override
    public ValidationResponse validateSchema(Map<String, Object> schema) {
        return VALID;
    }
}
