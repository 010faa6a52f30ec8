// Hides the differences between the two generations of the official client, as far as the tour needs it.
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
    ElicitRequestSchema,
    LoggingMessageNotificationSchema,
    ResourceUpdatedNotificationSchema
} from '@modelcontextprotocol/sdk/types.js';
import { Client as Client2, LOG_LEVEL_META_KEY } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';

const INFO = { name: 'tour', version: '1.0.0' };

/** Connects. `asked` gets the params of each question of the server, and returns the answer. */
export async function connect(session, asked) {
    const capabilities = session.asks ? { elicitation: { form: {} } } : {};
    const client =
        session.peer === 'sdk' ? new Client1(INFO, { capabilities }) : new Client2(INFO, options(session, capabilities));
    if (session.asks) {
        const method = session.peer === 'sdk' ? ElicitRequestSchema : 'elicitation/create';
        client.setRequestHandler(method, async request => asked(request.params));
    }
    const Transport = session.peer === 'sdk' ? Stdio1 : Stdio2;
    const [command, ...args] = session.command;
    await client.connect(new Transport({ command, args, env: session.environment, stderr: 'ignore' }));
    return client;
}

export function callTool(session, client, call, options) {
    if (isModern(client)) {
        return client.callTool({ ...call, _meta: { [LOG_LEVEL_META_KEY]: 'info' } }, options);
    }
    return session.peer === 'sdk' ? client.callTool(call, undefined, options) : client.callTool(call, options);
}

export function isModern(client) {
    return client.getProtocolEra?.() === 'modern';
}

/** Collects the data of log messages. Asks for them here, or with each call in the modern era. */
export async function log(session, client) {
    const logged = [];
    const handle = ({ params }) => logged.push(params.data);
    client.setNotificationHandler(
        session.peer === 'sdk' ? LoggingMessageNotificationSchema : 'notifications/message',
        handle
    );
    if (!isModern(client)) {
        await client.setLoggingLevel('info');
    }
    return logged;
}

/** Watches a resource. `changed` resolves to its URI at the first change, or to null after 30 s. */
export async function watch(session, client, uri) {
    const changed = new Promise(resolve => {
        client.setNotificationHandler(
            session.peer === 'sdk' ? ResourceUpdatedNotificationSchema : 'notifications/resources/updated',
            ({ params }) => resolve(params.uri)
        );
        setTimeout(() => resolve(null), 30_000).unref();
    });
    if (isModern(client)) {
        const subscription = await client.listen({ resourceSubscriptions: [uri] });
        return { changed, end: () => subscription.close() };
    }
    await client.subscribeResource({ uri });
    return { changed, end: () => client.unsubscribeResource({ uri }) };
}

/**
 * Returns client options for `auto`, `legacy`, or one version. A modern version is pinned; an older one is the only one
 * offered.
 */
function options(session, capabilities) {
    const { mode } = session;
    if (mode === 'auto' || mode === 'legacy') {
        return { capabilities, versionNegotiation: { mode } };
    }
    return mode < '2026'
        ? { capabilities, supportedProtocolVersions: [mode] }
        : { capabilities, versionNegotiation: { mode: { pin: mode } } };
}
