/** A sentence by catalogue key, translated where it is shown. */
export interface Message {
  readonly key: string;
  readonly params?: Record<string, string | number>;
}

/** An expected "no" that the person should read. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly detail: Message;
  readonly fields: Readonly<Record<string, Message>>;

  constructor(detail: Message, fields: Record<string, Message> = {}) {
    super(detail.key);
    this.name = "Refusal";
    this.detail = detail;
    this.fields = fields;
  }
}

/** The record does not exist, or not for this actor: the two look the same. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}

/** Too much is asked for at once; the same may be asked again a little later. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** Refuses with a catalogue sentence; `field` puts it beside that field too. */
export function refuse(key: string, params?: Record<string, string | number>, field?: string): never {
  const message: Message = params ? { key, params } : { key };
  throw new Refusal(field ? { key: "errors.checkFields" } : message, field ? { [field]: message } : {});
}

/** Returns the record, or ends the call as "not found". */
export function found<T>(record: T | null | undefined): T {
  if (record === null || record === undefined) throw new NotFound();
  return record;
}
