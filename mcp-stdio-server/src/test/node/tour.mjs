// Visits everything that a server lists with one official client, and prints its report as one JSON object. The first
// argument is the session as JSON.
import { callTool, connect, log, watch } from './peers.mjs';
import { formFor, expand, variables } from './forms.mjs';

const session = JSON.parse(process.argv[2]);
let action = 'accept';
let asked = [];
const client = await connect(session, params => {
    asked.push(params.message);
    return action === 'accept' ? { action, content: formFor(params.requestedSchema) } : { action };
});
const offers = client.getServerCapabilities();
const watching = await watch(session, client, session.watched);
const logged = await log(session, client);
const report = {
    server: client.getServerVersion(),
    version: client.getNegotiatedProtocolVersion?.(),
    era: client.getProtocolEra?.() ?? 'legacy',
    capabilities: offers,
    instructions: client.getInstructions(),
    tools: offers.tools ? await tools() : [],
    resources: offers.resources ? await resources() : [],
    templates: offers.resources ? await templates() : [],
    prompts: offers.prompts ? await prompts() : []
};
report.pinged = report.era === 'legacy' && Object.keys(await client.ping()).length === 0;
report.logged = logged;
report.changed = await watching.changed;
await watching.end();
await client.close();
console.log(JSON.stringify(report));

/** Calls each tool. If the tool asks the user, declines first, then cancels, then accepts. */
async function tools() {
    const calls = [];
    for (const tool of (await client.listTools()).tools) {
        for (action of ['decline', 'cancel', 'accept']) {
            const call = await visit(tool);
            calls.push(call);
            if (call.asked.length === 0) {
                break;
            }
        }
    }
    return calls;
}

async function visit(tool) {
    asked = [];
    const args = { ...given(session.arguments, tool.name) };
    if (!session.asks && tool.inputSchema.properties?.confirm) {
        args.confirm = true;
    }
    const progress = [];
    const call = { name: tool.name, arguments: args };
    const result = await callTool(session, client, call, { onprogress: update => progress.push(update) });
    return { name: tool.name, action: asked.length ? action : 'accept', asked, progress, ...result };
}

async function resources() {
    const read = [];
    for (const { uri } of (await client.listResources()).resources) {
        read.push({ uri, ...(await client.readResource({ uri })) });
    }
    return read;
}

async function templates() {
    const read = [];
    for (const { uriTemplate } of (await client.listResourceTemplates()).resourceTemplates) {
        const uri = expand(uriTemplate, name => given(session.words, name));
        const ref = { type: 'ref/resource', uri: uriTemplate };
        const completions = await complete(ref, variables(uriTemplate));
        read.push({ uriTemplate, uri, completions, ...(await client.readResource({ uri })) });
    }
    return read;
}

async function prompts() {
    const got = [];
    for (const { name, arguments: parameters = [] } of (await client.listPrompts()).prompts) {
        const args = Object.fromEntries(parameters.map(each => [each.name, given(session.words, each.name)]));
        const completions = await complete({ type: 'ref/prompt', name }, Object.keys(args));
        got.push({ name, completions, ...(await client.getPrompt({ name, arguments: args })) });
    }
    return got;
}

/** Returns the server's completions for the beginning of each value. */
async function complete(ref, names) {
    const completions = {};
    for (const name of offers.completions ? names : []) {
        const argument = { name, value: given(session.typed, name) };
        completions[name] = (await client.complete({ ref, argument })).completion.values;
    }
    return completions;
}

/** Fails if the tour has no value to send, so that a new tool or prompt is never left out. */
function given(values, name) {
    if (!(name in values)) {
        throw new Error(`The tour has no value for ${name}`);
    }
    return values[name];
}
