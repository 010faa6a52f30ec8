// A minimal stdio server with the official TypeScript SDK. It reads todos from the same API.
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod/v4';

const { OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, OAUTH_TOKEN_URL, API_BASE_URL } = process.env;
const todo = z.looseObject({ id: z.string(), title: z.string(), completed: z.boolean() });
let token;

/** Returns the token. All calls share it until one minute before it expires. */
async function accessToken() {
    if (!token || (await token).expires < Date.now()) {
        token = fetchToken();
    }
    return (await token).value;
}

async function fetchToken() {
    const credentials = Buffer.from(`${OAUTH_CLIENT_ID}:${OAUTH_CLIENT_SECRET}`).toString('base64');
    const answer = await fetch(OAUTH_TOKEN_URL, {
        method: 'POST',
        headers: { Authorization: `Basic ${credentials}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: API_BASE_URL })
    });
    const { access_token, expires_in } = await answer.json();
    return { value: access_token, expires: Date.now() + (expires_in - 60) * 1000 };
}

/** Sends a GET request. fetch keeps connections alive. */
async function get(path) {
    const answer = await fetch(API_BASE_URL + path, { headers: { Authorization: `Bearer ${await accessToken()}` } });
    if (!answer.ok) {
        throw new Error(`The API answered ${answer.status}`);
    }
    return answer.json();
}

function result(structuredContent) {
    return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}

serveStdio(() => {
    const server = new McpServer({ name: 'reference', version: '1.0.0' });
    server.registerTool(
        'get_todo',
        { description: 'Reads one todo', inputSchema: z.object({ todo_id: z.string() }), outputSchema: todo },
        async ({ todo_id }) => result(await get(`/todos/${encodeURIComponent(todo_id)}`))
    );
    server.registerTool(
        'list_todos',
        { description: 'Lists todos', inputSchema: z.object({}), outputSchema: z.object({ todos: z.array(todo) }) },
        async () => result({ todos: await get('/todos') })
    );
    return server;
});
