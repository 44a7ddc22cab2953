interface RequesterField {
  /** On the form for new tickets. */
  formLabel: string;
  /** On the ticket's sidebar; left out for a field that has another place there. */
  label?: string;
  maxLength: number;
  autoComplete?: string;
  type?: "tel";
}

/** What a requester may add to a ticket: input, row, view, form, sidebar and erasure follow from this list. */
export const REQUESTER_FIELDS = {
  requesterDepartment: { formLabel: "Your department", maxLength: 120, autoComplete: "organization" },
  phone: { formLabel: "Phone", label: "Phone", maxLength: 40, autoComplete: "tel", type: "tel" },
} as const satisfies Record<string, RequesterField>;
export type RequesterFieldName = keyof typeof REQUESTER_FIELDS;
export const REQUESTER_FIELD_LIST = Object.entries(REQUESTER_FIELDS) as [RequesterFieldName, RequesterField][];

/** One value for each field. */
export function eachRequesterField<V>(create: (name: RequesterFieldName) => V): Record<RequesterFieldName, V> {
  return Object.fromEntries(REQUESTER_FIELD_LIST.map(([name]) => [name, create(name)])) as Record<
    RequesterFieldName,
    V
  >;
}
