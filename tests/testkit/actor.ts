import type { createApp } from '@finemesh/server/dist/app.js';

type App = Awaited<ReturnType<typeof createApp>>;

/** What the server answered. */
export interface Answer<D> {
  data: D | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

/** A refused mutation's reasons. */
export interface RefusedBecause {
  __typename?: string;
  code: string;
  message: string;
  field: string[] | null;
}

let machines = 0;

/** Someone at a browser, or nobody: sends documents as the console does. Everyone sits at a machine of their own. */
export class Actor {
  constructor(
    private readonly app: App,
    private readonly token: string | null,
    readonly accountId: string | null,
    /** Network address of the machine. */
    readonly source = `10.${(machines >> 16) & 255}.${(machines >> 8) & 255}.${machines++ & 255}`,
  ) {}

  /** The same person at another network address. */
  at(source: string): Actor {
    return new Actor(this.app, this.token, this.accountId, source);
  }

  private post(query: string, variables: Record<string, unknown>) {
    return this.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: this.source,
      headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1', ...(this.token ? { cookie: `finemesh=${this.token}` } : {}) },
      payload: JSON.stringify({ query, variables }),
    });
  }

  /** Sends a document and returns the whole answer. */
  async ask<D = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<D>> {
    return (await this.post(query, variables)).json<Answer<D>>();
  }

  /** Signs in as the page does. @returns codes of the refusal, and on success whoever holds the new session's cookie */
  async signIn(username: string, password: string): Promise<{ codes: string[]; actor: Actor | null }> {
    const response = await this.post(
      'mutation S($input: SessionSignInInput!) { sessionSignIn(input: $input) { viewer { account { id } } userErrors { code } } }',
      { input: { username, password } },
    );
    const { data } =
      response.json<Answer<{ sessionSignIn: { viewer: { account: { id: string } } | null; userErrors: { code: string }[] } }>>();
    const token = response.cookies.find((cookie) => cookie.name === 'finemesh')?.value;
    const viewer = data?.sessionSignIn.viewer;
    return {
      codes: data?.sessionSignIn.userErrors.map((error) => error.code) ?? [],
      actor: viewer && token ? new Actor(this.app, token, viewer.account.id, this.source) : null,
    };
  }

  /** Sends a plain request, as the console's uploads and downloads. */
  send(method: 'GET' | 'POST', url: string, payload?: Buffer, headers: Record<string, string> = {}) {
    return this.app.inject({
      method,
      url,
      remoteAddress: this.source,
      headers: { 'x-finemesh-csrf': '1', ...(this.token ? { cookie: `finemesh=${this.token}` } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  }

  /** Sends a document that must succeed and returns its data. */
  async get<D = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<D> {
    const answer = await this.ask<D>(query, variables);
    if (answer.errors || !answer.data) throw new Error(`refused: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  /** Runs a mutation of one root field and returns its payload. */
  async mutate<P extends object = Record<string, unknown>>(
    name: string,
    inputType: string,
    input: object,
    selection: string,
  ): Promise<P & { userErrors: RefusedBecause[] }> {
    const data = await this.get<Record<string, P & { userErrors: RefusedBecause[] }>>(
      `mutation M($input: ${inputType}!) { ${name}(input: $input) { ${selection} userErrors { __typename code message field } } }`,
      { input },
    );
    return data[name] as P & { userErrors: RefusedBecause[] };
  }
}
