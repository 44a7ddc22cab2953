interface RequesterField {
  formLabel: string;
  /** The label on the ticket's sidebar. Missing for a field that the sidebar shows in another way. */
  label?: string;
  maxLength: number;
  autoComplete?: string;
  type?: "tel";
}

/** Optional fields of a new ticket. API, database row, form, sidebar and erasure take them from this list. */
export const REQUESTER_FIELDS = {
  requesterDepartment: { formLabel: "Your department", maxLength: 120, autoComplete: "organization" },
  phone: { formLabel: "Phone", label: "Phone", maxLength: 40, autoComplete: "tel", type: "tel" },
} as const satisfies Record<string, RequesterField>;
export type RequesterFieldName = keyof typeof REQUESTER_FIELDS;
export const REQUESTER_FIELD_LIST = Object.entries(REQUESTER_FIELDS) as [RequesterFieldName, RequesterField][];

/** An object with one value for each requester field. */
export function eachRequesterField<V>(create: (name: RequesterFieldName) => V): Record<RequesterFieldName, V> {
  return Object.fromEntries(REQUESTER_FIELD_LIST.map(([name]) => [name, create(name)])) as Record<
    RequesterFieldName,
    V
  >;
}
