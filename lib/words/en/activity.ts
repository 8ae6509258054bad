/** The log of a Company. */
export const activityPages = {}
