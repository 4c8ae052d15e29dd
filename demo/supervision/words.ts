/** What outsiders judge by, a hundred points a case. */
export const indicators = [
  { name: '答复针对性', most: 30, explanation: '是否逐条回应建议内容' },
  { name: '落实程度', most: 40, explanation: '已落实事项能否核实，计划事项是否有时限' },
  { name: '沟通协商', most: 30, explanation: '答复是否体现与代表的沟通' },
];

/** The committees of the city's congress. */
export const committeeNames = [
  '监察和司法委员会',
  '财政经济委员会',
  '教育科学文化卫生委员会',
  '城乡建设环境资源委员会',
  '农业农村委员会',
  '社会建设委员会',
  '民族宗教侨务外事委员会',
  '代表工作委员会',
];
