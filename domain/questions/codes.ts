// The code lists of questions, without a schema library: the phone reads them too.

/** Between office and field, or between an Assistant and her mentor alone (C9). */
export const lines = ['office', 'mentor'] as const;

/** The two ends of a line: those of the province, and those posted at the base. */
export const sides = ['office', 'field'] as const;
