/* global Request */
/** The start endpoint of `demo/endpoints/node`, in the server that the argument names. */
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import compression from 'compression';
import express from 'express';
import express4 from 'express-4';
import session from 'express-session';
import fastify from 'fastify';
import { handle as handleLambda } from 'hono/aws-lambda';
import { handle as handleNext } from 'hono/vercel';
import morgan from 'morgan';
import { app as endpoint } from './start-endpoint.mjs';

const listener = getRequestListener(endpoint.fetch);

/** As such an app usually is: what comes first writes headers, keeps sessions, and packs answers. */
function expressApp(create) {
  const app = create();
  app.use(morgan('combined', { stream: { write: () => undefined } }));
  app.use(compression({ threshold: 0 }));
  app.use(session({ secret: 'of the app', resave: false, saveUninitialized: true, name: 'app' }));
  app.use(listener);
  app.use(create.json());
  return createServer(app);
}

async function fastifyApp() {
  const app = fastify();
  // The body is left to the handler.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.all('*', (request, reply) => {
    reply.hijack();
    return listener(request.raw, reply.raw);
  });
  await app.ready();
  return app.server;
}

/** A handler as Next's route files export it, given the runtime's own Request. */
function nextLike() {
  const route = handleNext(endpoint);
  return createServer(async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const request = new Request(`http://${headers.host}${url}`, {
      method,
      headers,
      ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
    });
    const response = await route(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
}

/** A function behind a gateway, which makes an event of each request. */
function serverless() {
  const handler = handleLambda(endpoint);
  return createServer(async (incoming, outgoing) => {
    const [rawPath, rawQueryString = ''] = incoming.url.split('?');
    const { cookie = '', ...headers } = incoming.headers;
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const result = await handler({
      version: '2.0',
      routeKey: '$default',
      rawPath,
      rawQueryString,
      headers,
      cookies: cookie.split('; ').filter(Boolean),
      body: Buffer.concat(chunks).toString('base64'),
      isBase64Encoded: true,
      requestContext: {
        domainName: headers.host,
        http: { method: incoming.method, path: rawPath, protocol: 'HTTP/1.1' },
      },
    });
    const cookies = result.cookies ? { 'Set-Cookie': result.cookies } : {};
    outgoing.writeHead(result.statusCode, { ...result.headers, ...cookies });
    outgoing.end(Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8'));
  });
}

const servers = {
  http: () => createServer(listener),
  http2: () => createHttp2Server(listener),
  'express 4': () => expressApp(express4),
  'express 5': () => expressApp(express),
  fastify: fastifyApp,
  'next-like': nextLike,
  serverless: serverless,
};

const server = await servers[process.argv[2]]();
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
