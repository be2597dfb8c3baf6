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

/** Someone at a browser, or nobody: sends documents as the console does. */
export class Actor {
  constructor(
    private readonly app: App,
    private readonly token: string | null,
    readonly accountId: string | null,
  ) {}

  /** Sends a document and returns the whole answer. */
  async ask<D = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<D>> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1', ...(this.token ? { cookie: `finemesh=${this.token}` } : {}) },
      payload: JSON.stringify({ query, variables }),
    });
    return response.json() as Answer<D>;
  }

  /** Sends a document that must succeed and returns its data. */
  async get<D = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<D> {
    const answer = await this.ask<D>(query, variables);
    if (answer.errors || !answer.data) throw new Error(`refused: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  /** Runs a mutation of one root field and returns its payload. */
  async mutate<P extends object = Record<string, unknown>>(name: string, inputType: string, input: object, selection: string): Promise<P & { userErrors: RefusedBecause[] }> {
    const data = await this.get<Record<string, P & { userErrors: RefusedBecause[] }>>(
      `mutation M($input: ${inputType}!) { ${name}(input: $input) { ${selection} userErrors { __typename code message field } } }`,
      { input },
    );
    return data[name] as P & { userErrors: RefusedBecause[] };
  }
}
