/** Contract files: YAML in, contracts or problems with their places out. */
@NullMarked
package dev.mixhook.engine.definition.contract;

import org.jspecify.annotations.NullMarked;
