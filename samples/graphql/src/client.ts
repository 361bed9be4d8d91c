import type { TypedDocumentString } from './generated/graph.js';

/** Why nothing was done, as every payload tells it. */
interface Why {
  readonly code: string;
  readonly rule?: string | null;
  readonly pointer?: string | null;
  readonly message: string;
}

interface Payload {
  readonly errors: readonly Why[];
}

export function must(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Calls the two doors that a host has in Development alone. */
export async function door<T>(api: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${api}${path}`, body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  must(answer.ok, `${path} answers ${answer.status}: ${await answer.clone().text()}`);
  return await answer.json() as T;
}

/** Somebody at a screen: one token, and nothing but GraphQL. */
export class Player {
  private constructor(private readonly api: string, private readonly token: string) {}

  static async signIn(api: string, who: Record<string, unknown>): Promise<Player> {
    const { access_token } = await door<{ access_token: string }>(api, '/dev/token', who);
    return new Player(api, access_token);
  }

  /** Shows a screen: the answer has the types that its document asks for. */
  async see<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, ...[variables]: TVariables extends Record<string, never> ? [] : [TVariables]): Promise<TData> {
    const response = await fetch(`${this.api}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json', Authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: document.toString(), variables: variables ?? {} }),
    });
    const answer = await response.json() as { data?: TData; errors?: readonly { message: string }[] };
    must(response.ok && answer.data && !answer.errors, `GraphQL answers ${response.status}: ${JSON.stringify(answer.errors ?? answer)}`);
    return answer.data;
  }

  /** Takes a step: answers with its payload, or tells why it was not done. */
  async take<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: TVariables): Promise<TData[keyof TData]> {
    const payload = await this.ask(document, variables);
    const { errors } = payload as unknown as Payload;
    must(errors.length === 0, errors.map(why => `${why.code} ${why.rule ?? why.pointer ?? ''}: ${why.message}`).join('\n'));
    return payload;
  }

  /** Takes a step that must not be possible: answers with the rules that refuse it. */
  async refused<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: TVariables): Promise<readonly string[]> {
    const { errors } = await this.ask(document, variables) as unknown as Payload;
    must(errors.length > 0, 'It should have been refused, and was done.');
    return errors.map(why => why.rule ?? why.code);
  }

  /** The payload of a document with one mutation. */
  private async ask<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: TVariables): Promise<TData[keyof TData]> {
    const data = await (this.see as (document: TypedDocumentString<TData, TVariables>, variables: TVariables) => Promise<TData>).call(this, document, variables);
    const [payload] = Object.values(data as Record<string, unknown>);
    return payload as TData[keyof TData];
  }
}
