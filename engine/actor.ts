/** One office held: a role over a congress, narrowed to a unit or a delegation where the role is of that kind. */
export interface Grant {
  readonly role: string;
  readonly congressId: string;
  readonly unitId?: string;
  readonly delegationId?: string;
}

/** Who acts. `deputyships` are the seats this person holds now; ids are UUIDs. */
export interface Actor {
  readonly kind: 'person';
  readonly accountId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly deputyships: readonly { readonly id: string; readonly congressId: string; readonly delegationId?: string }[];
}

/** The clock: reminders, cut-offs and lapses. It holds no role and is no party. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

export type AnyActor = Actor | SystemActor;
