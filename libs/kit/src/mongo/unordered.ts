/**
 * Options of `Model.bulkWrite` for writes of which none holds up another. Without the second one mongoose passes over
 * those that do not fit the schema and says nothing of it.
 */
export const unordered = { ordered: false, throwOnValidationError: true } as const;
