import type { Messages } from '../zh.ts'

export const refusals: Messages['refusals'] = {
  kinds: {
    invalid: 'The request does not fit what is allowed.',
    forbidden: 'You may not do this.',
    absent: 'What you look for does not exist.',
    conflict: 'This cannot be done in the present state.',
    unavailable: 'The service is not available now; please try again later.',
    defect: 'Something broke on our side; it has been logged.',
    unreachable: 'The server cannot be reached; please check that it is running.',
  },
  codes: {
    'request.invalid': 'A value in the address or form is not allowed.',
    'request.no_such_route': 'There is no such route.',
    'request.not_local': 'For now only this machine itself may use the service.',
    'indicators.day_without_records': facts =>
      `The records do not speak of ${facts.on}; choose a day from ${facts.first} to ${facts.last}.`,
    'plan.class_ages_differ': facts =>
      `Plans count fixed ages of class types; the city’s class rules on ${facts.on} have others.`,
    'plan.decisions_impossible': facts =>
      `${Array.isArray(facts.faults) ? facts.faults.length : 1} decisions cannot be kept.`,
    'plan.scenario_invalid': facts =>
      `${Array.isArray(facts.faults) ? facts.faults.length : 1} settings are not allowed as they stand.`,
  },
  detail: 'Details',
}
