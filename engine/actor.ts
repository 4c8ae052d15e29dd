/** One office held: a role over a congress, narrowed to a unit or a delegation where the role is of that kind. */
export interface Grant {
  readonly role: string;
  readonly congressId: string;
  readonly unitId?: string;
  readonly delegationId?: string;
}

/** Who acts. `deputyships` are the seats this person holds now, `stations` those they keep; ids are UUIDs. */
export interface Actor {
  readonly kind: 'person';
  readonly accountId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly deputyships: readonly { readonly id: string; readonly congressId: string; readonly delegationId?: string }[];
  readonly stations?: readonly { readonly id: string; readonly congressId: string }[];
}

/** The clock: reminders, cut-offs and lapses. It holds no role and is no party. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

/**
 * Somebody without an account who holds the secret of one record: they made it, or it was made for them. They are nobody anywhere else,
 * and the program does not know who they are.
 */
export interface CitizenActor {
  readonly kind: 'citizen';
  /** Nobody knows it. */
  readonly name: '';
  readonly congressId: string;
  readonly recordId: string;
}

export type AnyActor = Actor | SystemActor | CitizenActor;
