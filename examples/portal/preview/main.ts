import { createServer } from 'node:http';
import express from 'express';
import { html } from 'hono/html';
import { loadAssets, pathsOf } from '../src/assets/load-assets.ts';
import { serveAssets } from '../src/assets/serve-assets.ts';
import { securityHeaders } from '../src/security/headers.ts';
import { states } from './states.ts';

/** Shows every state of every page, under the portal's own headers, so that words and looks can be worked on. */
const assets = loadAssets();
const pages = states({
  name: 'My HPC',
  supportContact: 'support@my-hpc.example',
  assets: pathsOf(assets),
  landerCommand: 'ssh -p 2222 {login}@127.0.0.1',
  timeZone: 'UTC',
});

const app = express();
app.use(securityHeaders(false), serveAssets(Object.values(assets)));
app.get('/', async (_request, response) => {
  const items = Object.keys(pages).map((name) => html`<li><a href="/${name}">${name}</a></li>`);
  response.type('html').send(String(await html`<!doctype html><title>States</title><ul>${items}</ul>`));
});
for (const [name, page] of Object.entries(pages)) {
  app.get(`/${name}`, async (_request, response) => {
    response.type('html').send(String(await page));
  });
}
const server = createServer(app);
server.listen(Number(process.env['PREVIEW_PORT'] ?? 3001), '127.0.0.1', () => {
  const address = server.address();
  console.log(`preview listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`);
});
