/** Of everything about who pays. */
export function billingFields(companySlug: string, contactId: string): Record<string, Record<string, string>> {
  const details = {
    ...{ legalName: 'Verlag Ostwind GmbH', street: 'Elsewhere 1', postcode: '10115', city: 'Berlin', vatId: '' },
    ...{ invoiceEmail: 'bills@ostwind.example', language: 'de', orderNumber: 'OW-1', next: '' },
  }
  return {
    newContact: { ...details, companySlug, country: 'DE' },
    saveContact: { ...details, contactId },
    choosePayment: { contactId, next: '' },
    backFromStripe: { contactId, setupId: '', next: '' },
  }
}
