/**
 * A credential that cannot be printed by accident: text, JSON and console show `[redacted]`. Only code that signs, verifies
 * or redacts calls `reveal`, and code that passes credentials to the process of Pact's Verifier.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]';
  }
}
