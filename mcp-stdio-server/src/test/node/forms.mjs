// Fills in forms and URI templates.

/** Returns a value for each field of an elicitation's schema. */
export function formFor(schema) {
    const fields = Object.entries(schema?.properties ?? {});
    return Object.fromEntries(fields.map(([name, field]) => [name, valueFor(field)]));
}

/** Expands URI templates of the simplest form (RFC 6570, level 1). */
export function expand(template, value) {
    return template.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(value(name)));
}

export function variables(template) {
    return [...template.matchAll(/{(\w+)}/g)].map(([, name]) => name);
}

function valueFor({ type, enum: choices, minimum }) {
    if (choices) {
        return choices[0];
    }
    return type === 'boolean' ? true : type === 'string' ? 'yes' : (minimum ?? 1);
}
