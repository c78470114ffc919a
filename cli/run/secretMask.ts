/** Shorter ones would blot out half of every text. */
const SHORTEST = 4;

/** Hides the values of secrets in everything that is written. */
export class SecretMask {
  readonly #values = new Set<string>();

  /** Also hides how the value looks inside of JSON. */
  add(value: string): void {
    if (value.length < SHORTEST) return;
    this.#values.add(value);
    this.#values.add(JSON.stringify(value).slice(1, -1));
    this.#values.add(encodeURIComponent(value));
  }

  /** Hides every secret that the process was given: those of placeholders, and that of the client. */
  static ofEnvironment(environment: Readonly<Record<string, string | undefined>>): SecretMask {
    const mask = new SecretMask();
    for (const [name, value] of Object.entries(environment)) {
      if (value !== undefined && /^FLEXLI_(?:SECRET_.+|CLIENT_SECRET)$/.test(name)) mask.add(value);
    }
    return mask;
  }

  hide(text: string): string {
    let hidden = text;
    // The longest first, since one may be a part of another.
    for (const value of [...this.#values].sort((a, b) => b.length - a.length)) hidden = hidden.replaceAll(value, '•••');
    return hidden;
  }
}
