import { reasonInChinese } from '../../../kernel/reason-zh.ts'

/** One sentence for each refusal, by its code; facts fill it in. An unknown code gets the sentence of its kind. */
type Facts = Record<string, unknown>

export const refusals = {
  kinds: {
    invalid: '请求的内容不合要求。',
    forbidden: '当前身份无权这样做。',
    absent: '要找的内容不存在。',
    conflict: '当前状态下无法这样做。',
    unavailable: '服务暂时不可用，请稍后再试。',
    defect: '系统出了问题，已记入日志。',
    unreachable: '无法连接服务器，请检查服务是否在运行。',
  },
  codes: {
    'request.invalid': '地址或表单中有不合要求的值。',
    'request.too_large': (facts: Facts) => `请求过大：至多 ${Number(facts.limitBytes) / 2 ** 20} MB。`,
    'request.content_type': (facts: Facts) =>
      `请求内容的类型为 ${facts.found ?? '空'}，应为 ${facts.allowed}。`,
    'request.unreadable': '无法读取请求。',
    'request.no_such_route': '没有这个接口。',
    'request.not_local': '目前只接受来自本机的访问。',
    'server.counting_stopped': '计算服务中断，本次未能得出结果，请重试。',
    'indicators.day_without_records': (facts: Facts) =>
      `记录不涉及 ${facts.on}，请选择 ${facts.first} 至 ${facts.last} 之间的日期。`,
    'plan.class_ages_differ': (facts: Facts) => `方案按固定月龄计算班型；${facts.on} 的班型规则与之不同。`,
    'plan.run_result_older': '该结果由较早版本保存，请用同样设定重新计算。',
    'plan.decisions_impossible': (facts: Facts) =>
      `有 ${Array.isArray(facts.faults) ? facts.faults.length : 1} 项决定无法满足。`,
    'plan.run_absent': (facts: Facts) => `没有第 ${facts.run} 号计算。`,
    'plan.run_has_no_result': (facts: Facts) => `第 ${facts.run} 号计算没有结果。`,
    'plan.run_not_ended': (facts: Facts) => `第 ${facts.run} 号计算尚未结束：请先停止。`,
    'plan.change_little_at_least_cost': '只有目标为“最低公共成本”的方案可以要求尽量少改动。',
    'plan.run_is_start': (facts: Facts) =>
      `第 ${facts.by} 号计算从第 ${facts.run} 号计算出发且尚未结束：请先停止或等其结束。`,
    'plan.run_cannot_move': (facts: Facts) => `第 ${facts.run} 号计算已结束或即将结束。`,
    'plan.run_found_no_plan': (facts: Facts) =>
      `第 ${facts.run} 号计算没有得到方案，不能比较、加入点位或由此出发。`,
    'plan.relief_not_needed': (facts: Facts) =>
      `第 ${facts.from} 号计算已有满足全部规则的方案，无须采用改动。`,
    'plan.relief_has_no_plan': (facts: Facts) => `第 ${facts.from} 号计算没有为这项改动找到方案。`,
    'plan.site_not_left_out': (facts: Facts) => `这个点位不在第 ${facts.run} 号方案的未开设点位中。`,
    'plan.site_cannot_be_forced': (facts: Facts) => `点位 ${facts.site} 在这个方案中不能开设。`,
    'plan.site_forced_already': (facts: Facts) => `第 ${facts.run} 号计算已在求这个点位的代价。`,
    'plan.records_changed': '方案计算之后记录已变动：请先重新计算方案。',
    'plan.matrix_unused': (facts: Facts) =>
      `给出了出行矩阵，但路程方式为 ${facts.by}：请改选矩阵，或不给矩阵。`,
    'plan.matrix_only_by_command': '请选择出行矩阵文件。',
    'plan.matrix_invalid': (facts: Facts) => `出行矩阵 ${facts.file} 有 ${facts.faultCount} 处错误。`,
    'plan.matrix_of_no_run': '所指的出行矩阵不存在。',
    'plan.network_only_by_command': '页面只用服务器上设置的路网文件。',
    'travel.no_network': '服务器上没有设置路网文件（TUOYU_NETWORK）。',
    'travel.no_service': '服务器上没有设置路径服务（TUOYU_ROUTING_URL）。',
    'travel.file_unreadable': (facts: Facts) => `路网文件 ${facts.file} 无法读取（${facts.reason}）。`,
    'travel.file_damaged': (facts: Facts) =>
      `路网文件 ${facts.file} 的第 ${facts.block} 块（第 ${facts.offset} 字节起）损坏：${reasonInChinese(facts.reason)}。`,
    'travel.no_streets': (facts: Facts) => `路网文件 ${facts.file} 中没有可用的街道。`,
    'travel.places_unreached': (facts: Facts) =>
      `有 ${facts.faultCount} 个地点没有路程：不在路网上，或可达距离内无社区可到。可改选“列出，不计其路程”。`,
    'travel.service_down': (facts: Facts) =>
      `路径服务 ${facts.service} 没有应答（${reasonInChinese(facts.reason)}）。`,
    'travel.service_refused': (facts: Facts) =>
      `路径服务 ${facts.service} 拒绝了请求（${reasonInChinese(facts.reason)}）。`,
    'travel.service_malformed': (facts: Facts) =>
      `路径服务 ${facts.service} 的应答不是路程表（${reasonInChinese(facts.reason)}）。`,
    'plan.scenario_invalid': (facts: Facts) =>
      `方案设定有 ${Array.isArray(facts.faults) ? facts.faults.length : 1} 处不合要求。`,
  } as Record<string, string | ((facts: Facts) => string)>,
  detail: '详细信息',
}
