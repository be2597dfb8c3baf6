// The peer: PostGraphile 5 over the same tables, as the same database role, under the same row-level security.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

const { PEER_DATABASE_URL, PEER_SETTINGS, PEER_TOKEN, PEER_POOL } = process.env;
/** What a verified token of the asker carries: the same settings that Finemesh puts into its transaction. */
const settings = JSON.parse(PEER_SETTINGS ?? '{}');

const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  // Filters through relations, which nobody asks for here, would clash over names in this schema.
  disablePlugins: ['PgConnectionArgFilterBackwardRelationsPlugin', 'PgConnectionArgFilterForwardRelationsPlugin'],
  pgServices: [
    makePgService({
      connectionString: PEER_DATABASE_URL,
      schemas: ['public'],
      pubsub: false,
      poolConfig: { max: Number(PEER_POOL), idleTimeoutMillis: 0 },
    }),
  ],
  grafserv: { watch: false, graphiql: false, websockets: false, maxRequestLength: 1_000_000 },
  grafast: {
    explain: false,
    context: ({ node }) => {
      const { authorization, 'x-plans': plans = 'auto' } = node?.req.headers ?? {};
      return { pgSettings: authorization === `Bearer ${PEER_TOKEN}` ? { ...settings, plan_cache_mode: plans } : { role: 'finemesh_app' } };
    },
  },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
