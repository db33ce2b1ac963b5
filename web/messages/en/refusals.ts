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
    'request.too_large': facts =>
      `The request is too large: at most ${Number(facts.limitBytes) / 2 ** 20} MB.`,
    'request.content_type': facts =>
      `The content of the request is ${facts.found ?? 'of no type'}, expected ${facts.allowed}.`,
    'request.unreadable': 'The request cannot be read.',
    'request.no_such_route': 'There is no such route.',
    'request.not_local': 'For now only this machine itself may use the service.',
    'server.counting_stopped': 'The count broke off before it had an answer; ask again.',
    'indicators.day_without_records': facts =>
      `The records do not speak of ${facts.on}; choose a day from ${facts.first} to ${facts.last}.`,
    'plan.class_ages_differ': facts =>
      `Plans count fixed ages of class types; the city’s class rules on ${facts.on} have others.`,
    'plan.run_result_older':
      'An earlier version stored this result. Compute it again with the same settings.',
    'plan.decisions_impossible': facts =>
      `${Array.isArray(facts.faults) ? facts.faults.length : 1} decisions cannot be kept.`,
    'plan.run_absent': facts => `There is no computation ${facts.run}.`,
    'plan.run_has_no_result': facts => `Computation ${facts.run} has no result.`,
    'plan.run_not_ended': facts => `Computation ${facts.run} goes on: stop it first.`,
    'plan.change_little_at_least_cost': 'Only a plan of least cost can change as little as possible.',
    'plan.run_is_start': facts =>
      `Computation ${facts.by} starts from computation ${facts.run} and has not ended: stop it or let it end first.`,
    'plan.run_cannot_move': facts => `Computation ${facts.run} has ended or is about to.`,
    'plan.run_found_no_plan': facts =>
      `Computation ${facts.run} found no plan: nothing can be compared with it, added to it or start from it.`,
    'plan.relief_not_needed': facts =>
      `Computation ${facts.from} has a plan that keeps every rule: it needs no change.`,
    'plan.relief_has_no_plan': facts => `Computation ${facts.from} has no plan for this change.`,
    'plan.site_not_left_out': facts => `Computation ${facts.run} does not leave out this site.`,
    'plan.site_cannot_be_forced': facts => `Site ${facts.site} cannot be opened in this plan.`,
    'plan.site_forced_already': facts => `Computation ${facts.run} already asks what this site costs.`,
    'plan.records_changed': 'The records have changed since the plan was computed: compute it again first.',
    'plan.matrix_unused': facts =>
      `A travel matrix is given, but travel is by ${facts.by}: choose the matrix, or leave it out.`,
    'plan.matrix_only_by_command': 'Choose the file of the travel matrix.',
    'plan.matrix_invalid': facts => `The travel matrix ${facts.file} has ${facts.faultCount} faults.`,
    'plan.matrix_of_no_run': 'The travel matrix asked for is not there.',
    'plan.network_only_by_command': 'The page uses the road network that is set up on the server.',
    'travel.no_network': 'No road network is set up on the server (TUOYU_NETWORK).',
    'travel.no_service': 'No routing service is set up on the server (TUOYU_ROUTING_URL).',
    'travel.file_unreadable': facts => `The road network ${facts.file} cannot be read (${facts.reason}).`,
    'travel.file_damaged': facts =>
      `Block ${facts.block} of the road network ${facts.file}, from byte ${facts.offset}, is damaged: ${facts.reason}.`,
    'travel.no_streets': facts => `The road network ${facts.file} has no street for this way of going.`,
    'travel.places_unreached': facts =>
      `${facts.faultCount === 1 ? 'One place has' : `${facts.faultCount} places have`} no way: off the network, or reached by no community. They may be listed and left without ways instead.`,
    'travel.service_down': facts =>
      `The routing service at ${facts.service} does not answer (${facts.reason}).`,
    'travel.service_refused': facts => `The routing service ${facts.service} refuses (${facts.reason}).`,
    'travel.service_malformed': facts =>
      `What the routing service ${facts.service} answers is no table of ways (${facts.reason}).`,
    'plan.scenario_invalid': facts =>
      `${Array.isArray(facts.faults) ? facts.faults.length : 1} settings are not allowed as they stand.`,
  },
  detail: 'Details',
}
