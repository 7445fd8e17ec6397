// The last of what comes, as a tab may be open for days.

/**
 * Keeps so many things, and so much text of theirs. A tenth is let go at a time: an array from whose beginning
 * one is taken each time costs by its length.
 */
export class Latest {
  /**
   * @param most how many are kept at least, once there are as many
   * @param mostText how many characters they may have
   * @param letGo told of those that are kept no longer
   */
  constructor(most, mostText, letGo) {
    this.most = most;
    this.mostText = mostText;
    this.letGo = letGo;
    this.items = [];
    this.sizes = [];
    this.text = 0;
    this.gone = 0;
  }

  push(item, size = 0) {
    this.items.push(item);
    this.sizes.push(size);
    this.text += size;
    if (this.items.length > this.most * 1.1 || (this.text > this.mostText && this.items.length > 1)) this.shorten();
  }

  shorten() {
    let count = Math.max(1, Math.floor(this.items.length / 11));
    for (let left = this.text - sum(this.sizes, 0, count); left > this.mostText && count < this.items.length - 1; count++) left -= this.sizes[count];
    this.text -= sum(this.sizes, 0, count);
    this.sizes.splice(0, count);
    this.gone += count;
    this.letGo(this.items.splice(0, count));
  }
}

function sum(numbers, from, to) {
  let all = 0;
  for (let i = from; i < to; i++) all += numbers[i];
  return all;
}
