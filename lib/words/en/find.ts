/** Finding a Company, an App or a person from anywhere. */
export const find = {}
